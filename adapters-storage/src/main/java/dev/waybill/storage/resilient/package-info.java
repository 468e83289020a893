/// Keeps a blob store that is slow, full or down from taking the service with it.
@NullMarked
package dev.waybill.storage.resilient;

import org.jspecify.annotations.NullMarked;
