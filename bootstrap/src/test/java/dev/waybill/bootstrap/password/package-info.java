@NullMarked
package dev.waybill.bootstrap.password;

import org.jspecify.annotations.NullMarked;
