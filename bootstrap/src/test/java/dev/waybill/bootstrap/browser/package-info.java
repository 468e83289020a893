/// The pages as people use them, in a real Chromium.
@NullMarked
package dev.waybill.bootstrap.browser;

import org.jspecify.annotations.NullMarked;
