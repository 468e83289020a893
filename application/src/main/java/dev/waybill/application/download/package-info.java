/// Opening an upload's bytes for a reader.
@NullMarked
package dev.waybill.application.download;

import org.jspecify.annotations.NullMarked;
