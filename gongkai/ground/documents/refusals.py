"""Every sentence by which a file is refused, in one place so that they read alike."""

from __future__ import annotations

from gongkai.ground.core.errors import Refusal

READABLE = "docx、pdf、ofd、xlsx、xls、txt、md、html"

_SENTENCES = {
    "file_empty": "这个文件是空的，请检查后重新上传。",
    "file_too_large": "文件太大，最多 {limit} MB，请拆分或者压缩图片后再上传。",
    "text_too_large": "这个文本文件太大，最多 {limit} MB，请只保留需要的内容或者拆分后再上传。",
    "file_type_unsupported": f"不支持这种文件，请上传这些格式之一：{READABLE}。",
    "upload_type_unsupported": f"不能上传这种文件，可以上传这些格式：{READABLE}、pptx、图片。",
    "upload_lost": "这个文件在存储里找不到或者已经损坏，请联系系统管理员从备份恢复。",
    "file_broken": "这个文件已经损坏或者不完整，请重新保存一份后再上传。",
    "file_not_as_named": (
        "文件名以 {extension} 结尾，内容却不是这种文件，可能已经损坏或者改过扩展名，"
        "请重新保存一份后再上传。"
    ),
    "file_encrypted": "这个文件有密码保护，请去掉密码后再上传。",
    "file_without_text": "这个文件里没有可以读取的文字，请检查后上传有文字的文件。",
    "file_too_complex": "这个文件内容过多或者结构过于复杂，无法读取，请拆分成几份后再上传。",
    "file_bomb": "这个文件解压后异常庞大，不能读取，请重新保存一份正常的文件后再上传。",
    "file_slow": "读取这个文件用时过长，已经停止，请拆分成几份或者另存为 docx 后再上传。",
    "pdf_scanned": "这份 PDF 是扫描件，里面没有文字，请上传可以选中文字的 PDF，或者 Word 文件。",
    "pdf_garbled": "这份 PDF 的文字无法识别（字体里没有文字编码），请上传 Word 文件。",
    "ofd_scanned": "这份 OFD 里没有文字（可能是扫描件），请上传可以选中文字的文件。",
    "pdf_too_long": "这份 PDF 超过 {limit} 页，请拆分后再上传。",
    "sheet_too_large": "表格里的单元格太多，最多 {limit} 万个，请删去多余的行列后再上传。",
    "doc_unreadable": "这台服务器读不了旧版 Word（doc、wps）文件，请另存为 docx 后再上传。",
}


def refusal(code: str, **values: object) -> Refusal:
    """The Refusal with ``code``, ready to be raised."""
    return Refusal(code, _SENTENCES[code].format(**values))
