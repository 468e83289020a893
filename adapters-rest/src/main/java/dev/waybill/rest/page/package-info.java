/// Plain pages for people with a browser, rendered on the server.
@NullMarked
package dev.waybill.rest.page;

import org.jspecify.annotations.NullMarked;
