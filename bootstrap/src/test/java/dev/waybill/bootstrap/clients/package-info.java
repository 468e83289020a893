/// The client matrix: what people use to speak with the service, each client against each case, on
/// the real service. A client is driven by [Call]s; what it did is judged without it, over raw
/// sockets ([Bench]). A row is a [Client] with what is known of it ([Row]), a column a [Case].
///
/// Clients that live in the JVM implement [Client]. All others are programs: [Driver] says what
/// they are given and what they print. Their sources stand in `bootstrap/src/test/clients`.
@NullMarked
package dev.waybill.bootstrap.clients;

import org.jspecify.annotations.NullMarked;
