"""Gongkai (公开): five floors, imports go down: doors, oversight, service, publishing, ground."""
