/* evidence: how good the proof is that a letter arrived (A best … D), from how it was delivered and who signed.
 *
 * The grade that a person wrote into the register counts before what is worked out here. Decides nothing about time running
 * (limitation.h does). DOMAIN §3.6. */
#ifndef KEFU_RULES_EVIDENCE_H
#define KEFU_RULES_EVIDENCE_H

struct evidence {
	const char *grade;    /* as written: "A" … "D", "" when nobody wrote one */
	const char *way;      /* 送达方式 */
	const char *signer;   /* 签收人 */
	const char *relation; /* 与业主关系 */
	const char *courier_no;
	const char *remark;
};

/* 'A' … 'D'. What cannot be told is D: it interrupts nothing. */
char evidence_grade(const struct evidence *v);

#endif
