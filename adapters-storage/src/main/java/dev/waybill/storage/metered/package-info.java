/// Meters how long the calls of a blob store take, and how they fail.
@NullMarked
package dev.waybill.storage.metered;

import org.jspecify.annotations.NullMarked;
