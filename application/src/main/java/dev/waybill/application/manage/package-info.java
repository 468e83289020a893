/// Looking at an upload's settings and changing them.
@NullMarked
package dev.waybill.application.manage;

import org.jspecify.annotations.NullMarked;
