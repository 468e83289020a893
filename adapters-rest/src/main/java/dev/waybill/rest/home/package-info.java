/// The front page.
@NullMarked
package dev.waybill.rest.home;

import org.jspecify.annotations.NullMarked;
