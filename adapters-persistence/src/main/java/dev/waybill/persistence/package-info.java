/// Remembers uploads in a database, through Hibernate. One public entry a database; everything else
/// stays in here.
@NullMarked
package dev.waybill.persistence;

import org.jspecify.annotations.NullMarked;
