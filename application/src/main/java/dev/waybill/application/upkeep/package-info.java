/// What keeps an installation clean and tells whether it is well.
@NullMarked
package dev.waybill.application.upkeep;

import org.jspecify.annotations.NullMarked;
