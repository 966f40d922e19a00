"""Who follows a presentation: codes, and where a presentation stands."""

from data.following.codes import follow_code, is_follow_code, new_control_code
from data.following.sessions import Following, InProcess, Sessions, sessions

__all__ = ["Following", "InProcess", "Sessions", "follow_code", "is_follow_code", "new_control_code", "sessions"]
