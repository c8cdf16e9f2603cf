"""What every room stands on; knows no open-government business."""
