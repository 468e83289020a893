/// Every failure that has an answer: its code, its sentence, what is wrong with which field.
@NullMarked
package dev.waybill.rest.error;

import org.jspecify.annotations.NullMarked;
