"""What the office does with all units together.

Trainings and briefings, case competitions, the matters of the coordination body (议事协调机构).
"""
