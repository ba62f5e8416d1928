"""ReportLab on the same letter, used in the ordinary way: one file a letter, LXGW WenKai (it cannot take the CFF outlines of Noto CJK).
Usage: letters_peer.py HOW_MANY FOLDER. Prints letters/s; says so when ReportLab is not there."""
import sys
import time

try:
    from reportlab.lib import colors
    from reportlab.lib.enums import TA_CENTER, TA_RIGHT
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.lib.units import mm
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table
except ImportError:
    print("ReportLab                          not there (apt-get install python3-reportlab)")
    sys.exit()

count, folder = int(sys.argv[1]), sys.argv[2]
pdfmetrics.registerFont(TTFont("Kai", "/usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf"))
body = ParagraphStyle("body", fontName="Kai", fontSize=10.5, leading=17, firstLineIndent=21, wordWrap="CJK")
title = ParagraphStyle("title", parent=body, fontSize=21, leading=32, alignment=TA_CENTER, firstLineIndent=0)
flush = ParagraphStyle("flush", parent=body, firstLineIndent=0)
right = ParagraphStyle("right", parent=flush, alignment=TA_RIGHT)
grid = [("FONTNAME", (0, 0), (-1, -1), "Kai"), ("FONTSIZE", (0, 0), (-1, -1), 9), ("GRID", (0, 0), (-1, -1), 0.45, colors.black)]


def name(i):
    return "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许"[i % 20] + chr(20320 + i * 7919 % 800) + chr(20320 + i * 104729 % 800)


def letter(i, path):
    def foot(canvas, doc):
        canvas.setFont("Kai", 8.5)
        canvas.drawRightString(A4[0] - 24 * mm, 9 * mm, "第 1 页　共 1 页")

    story = [
        Paragraph("催款通知单", title),
        Paragraph("编号：催字[2026]第________号（审批后编号）", right),
        Paragraph(f"尊敬的{name(i)}业主（1-1-{i}）：", flush),
        Paragraph("您好！贵户房屋由我公司依照《拾光里小区前期物业服务合同》提供物业服务。《中华人民共和国民法典》第九百四十四条规定，业主应当按照约定"
                  "向物业服务人支付物业费；逾期不支付的，物业服务人可以催告其在合理期限内支付。截至2026年11月24日（数据截止日），我公司账上"
                  "记载贵户有下列费用已逾期而尚未缴清：", body),
        Table([["科目", "起止期间", "月数", "应收（元）", "已收（元）", "减免（元）", "欠费（元）"],
               ["物业费", "2026年6月至2026年7月", "2", f"{200 + i}.00", "0.00", "0.00", f"{200 + i}.00"],
               ["车位管理费", "2026年6月", "1", "100.00", "0.00", "0.00", "100.00"],
               ["合计", "", "", f"{300 + i}.00", "0.00", "0.00", f"{300 + i}.00"]], style=grid),
        Spacer(1, 6),
        Paragraph(f"欠费合计¥{300 + i}.00。房屋登记的建筑面积为98.50平方米，收费标准为每月每平方米2.80元。", body),
        Paragraph("请于2026年12月2日前（含当日）缴清上述款项。如您在2026年11月24日之后已经缴纳，请忽略本函，并谅解给您带来的打扰。", body),
        Paragraph("1. 到物业服务中心缴纳：示例市青禾区拾光路1号客服中心，办公时间 9:00-17:30。", body),
        Paragraph("2. 银行转账：户名 青禾示例物业服务有限公司，开户行 示例银行青禾支行，账号 0000 0000 0000 1234。", body),
        Paragraph("如对欠费的期间、金额有异议，或者缴费确有困难，请在上述期限内致电 000-60001234 或者到物业服务中心提出，我们将与您核对账目、协商办法。"
                  "期限届满仍未缴清，又未提出异议的，我公司将依照合同约定继续催告，并保留通过人民调解、仲裁或者诉讼解决，以及依照合同约定主张违约金的"
                  "权利。", body),
        Paragraph("青禾示例物业服务有限公司（盖章）", right),
        Paragraph("2026年11月25日", right),
        Table([["送达文书", "催款通知单", "受送达人", name(i)], ["签收人", "", "与业主关系", ""], ["送达时间", "", "送达方式", "□本人 □同住成年亲属"]],
              style=grid),
    ]
    SimpleDocTemplate(path, pagesize=A4, topMargin=22 * mm, bottomMargin=17 * mm).build(story, onFirstPage=foot)


start, cpu = time.perf_counter(), time.process_time()
for i in range(count):
    letter(i, f"{folder}/{i}.pdf")
print(f"{'ReportLab, single files':34} {count / (time.perf_counter() - start):6.0f} letters/s, "
      f"{count / (time.process_time() - cpu):.0f} a second of CPU")
