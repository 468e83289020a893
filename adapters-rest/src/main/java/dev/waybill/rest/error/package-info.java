/// Every answer that is not a success: what it says, and in which form.
@NullMarked
package dev.waybill.rest.error;

import org.jspecify.annotations.NullMarked;
