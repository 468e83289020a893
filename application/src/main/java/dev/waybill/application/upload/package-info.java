/// Receiving uploads and deleting them.
@NullMarked
package dev.waybill.application.upload;

import org.jspecify.annotations.NullMarked;
