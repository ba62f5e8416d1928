/* fee: what the name of a fee item means: its shown name, its turn among others, whether it counts in the rates.
 *
 * The lists are settings (fee.*, alloc.item_order); nothing is guessed from a name beyond them. RULINGS 15, 16. */
#ifndef KEFU_RULES_FEE_H
#define KEFU_RULES_FEE_H

#include <stdbool.h>

#define FEE_PROPERTY "物业费"

/* Each list NULL-terminated. */
struct fee_names {
	const char *const *aliases;	 /* all shown and grouped as 物业费 */
	const char *const *pass_through; /* collected for others; 代收 stands for every name that begins so */
	const char *const *deposits;	 /* any name that holds one of these */
	const char *const *order;	 /* which is paid first where due dates are equal */
};

const char *fee_shown(const struct fee_names *n, const char *item);
bool fee_deposit(const struct fee_names *n, const char *item);

/* True when it counts in the rates under 全部. */
bool fee_counted(const struct fee_names *n, const char *item);

/* Its place in the order: 公摊 also takes 公摊电费, 车位费 also 车位管理费, 水电 also 水费 and 电费; all others that of 其他. */
int fee_rank(const struct fee_names *n, const char *item);

#endif
