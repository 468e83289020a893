/// An installation's metadata as a file: a JSON object a line, the last one a digest of the others.
@NullMarked
package dev.waybill.bootstrap.transfer;

import org.jspecify.annotations.NullMarked;
