/// The service on hosts with other locales and time zones.
@NullMarked
package dev.waybill.bootstrap.locale;

import org.jspecify.annotations.NullMarked;
