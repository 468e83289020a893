/// POST /upload and PUT /upload/{file-name}.
@NullMarked
package dev.waybill.rest.upload;

import org.jspecify.annotations.NullMarked;
