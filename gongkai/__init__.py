"""Gongkai (公开). Five floors; imports go down only: doors, oversight, service, publishing, ground."""
