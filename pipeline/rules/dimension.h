/* dimension: what a survey asks about, D0 as a whole and D1 … D10; their codes never change from year to year. DOMAIN §5.2. */
#ifndef KEFU_RULES_DIMENSION_H
#define KEFU_RULES_DIMENSION_H

#define DIMENSIONS 11 /* D0 … D10 */

const char *dimension_code(int d);  /* D3 */
const char *dimension_title(int d); /* D3 环境保洁, as headings have it */

/* Of D3, D3.2, D3 环境保洁, d3环境保洁 (the code alone counts), or the name alone; folded text (text_folded). -1: of none. */
int dimension_of(const char *folded);

#endif
