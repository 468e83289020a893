/// Blobs as files of one local file system.
@NullMarked
package dev.waybill.storage.disk;

import org.jspecify.annotations.NullMarked;
