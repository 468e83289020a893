/// What programs of others look for at fixed addresses: search engines, and people who report a
/// vulnerability.
@NullMarked
package dev.waybill.rest.wellknown;

import org.jspecify.annotations.NullMarked;
