/// How near two words are: what somebody may have meant who wrote another.
@NullMarked
package dev.waybill.domain.spelling;

import org.jspecify.annotations.NullMarked;
