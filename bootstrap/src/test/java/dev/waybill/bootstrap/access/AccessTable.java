package dev.waybill.bootstrap.access;

import dev.waybill.rest.testing.Route;
import java.util.Arrays;
import java.util.List;

/// The expected status of every route, state and credential. Beside the routes stands who may call
/// them; the columns are explained by [Shown] and [HolderPath].
final class AccessTable {
  private static final String TEXT =
      """
      GET,HEAD /f/{id}
                     none wrong right owner other page past
      never-existed  404  404   404   404   404   404  404
      public         200  200   200   200   200   200  200
      password       401  403   200   200   401   401  401
      private        404  404   404   200   404   200  404
      expired        404  404   404   404   404   404  404
      deleted        404  404   404   404   404   404  404
      several-files  200  200   200   200   200   200  200
      e2e-public     200  200   200   200   200   200  200
      e2e-password   401  403   200   200   401   401  401
      e2e-private    404  404   404   200   404   200  404
      blocked        451  451   451   451   451   451  451
      blocked-password 451 451  451   451   451   451  451
      blocked-private 404 404   404   451   404   451  404

      GET,HEAD /f/{id}/content
                     none wrong right owner other page past
      never-existed  404  404   404   404   404   404  404
      public         200  200   200   200   200   200  200
      password       401  403   200   200   401   401  401
      private        404  404   404   200   404   200  404
      expired        404  404   404   404   404   404  404
      deleted        404  404   404   404   404   404  404
      several-files  200  200   200   200   200   200  200
      e2e-public     200  200   200   200   200   200  200
      e2e-password   401  403   200   200   401   401  401
      e2e-private    404  404   404   200   404   200  404
      blocked        451  451   451   451   451   451  451
      blocked-password 451 451  451   451   451   451  451
      blocked-private 404 404   404   451   404   451  404

      GET,HEAD /f/{id}/manifest
                     none wrong right owner other page past
      never-existed  404  404   404   404   404   404  404
      public         200  200   200   200   200   200  200
      password       401  403   200   200   401   401  401
      private        404  404   404   200   404   200  404
      expired        404  404   404   404   404   404  404
      deleted        404  404   404   404   404   404  404
      several-files  200  200   200   200   200   200  200
      e2e-public     200  200   200   200   200   200  200
      e2e-password   401  403   200   200   401   401  401
      e2e-private    404  404   404   200   404   200  404
      blocked        451  451   451   451   451   451  451
      blocked-password 451 451  451   451   451   451  451
      blocked-private 404 404   404   451   404   451  404

      GET,HEAD /f/{id}/encrypted
                     none wrong right owner other page past
      never-existed  404  404   404   404   404   404  404
      public         400  400   400   400   400   400  400
      password       401  403   400   400   401   401  401
      private        404  404   404   400   404   400  404
      expired        404  404   404   404   404   404  404
      deleted        404  404   404   404   404   404  404
      several-files  400  400   400   400   400   400  400
      e2e-public     200  200   200   200   200   200  200
      e2e-password   401  403   200   200   401   401  401
      e2e-private    404  404   404   200   404   200  404
      blocked        451  451   451   451   451   451  451
      blocked-password 451 451  451   451   451   451  451
      blocked-private 404 404   404   451   404   451  404

      POST /f/{id}
                     none wrong right
      never-existed  404  404   404
      public         303  303   303
      password       401  403   303
      private        404  404   404
      expired        404  404   404
      deleted        404  404   404
      several-files  303  303   303
      e2e-public     303  303   303
      e2e-password   401  403   303
      e2e-private    404  404   404
      blocked        451  451   451
      blocked-password 451 451  451
      blocked-private 404 404   404

      GET,HEAD,POST,PATCH,DELETE /manage/{token}
                     token id   hash cut
      never-existed  404   404  404  404
      public         200   404  404  404
      password       200   404  404  404
      private        200   404  404  404
      expired        404   404  404  404
      deleted        404   404  404  404
      several-files  200   404  404  404
      e2e-public     200   404  404  404
      e2e-password   200   404  404  404
      e2e-private    200   404  404  404
      blocked        200   404  404  404
      blocked-password 200 404  404  404
      blocked-private 200  404  404  404

      POST /delete/{token}
                     token id   hash cut
      never-existed  404   404  404  404
      public         200   404  404  404
      password       200   404  404  404
      private        200   404  404  404
      expired        404   404  404  404
      deleted        404   404  404  404
      several-files  200   404  404  404
      e2e-public     200   404  404  404
      e2e-password   200   404  404  404
      e2e-private    200   404  404  404
      blocked        200   404  404  404
      blocked-password 200 404  404  404
      blocked-private 200  404  404  404

      POST /upload
                     anybody
      no-upload      400

      PUT /upload/{file-name}
                     anybody
      no-upload      200

      GET,HEAD /
                     anybody
      no-upload      200

      GET,HEAD /api/v1/info
                     anybody
      no-upload      200

      GET,HEAD /health/serve
                     anybody
      no-upload      200

      GET,HEAD /openapi.yaml
                     anybody
      no-upload      200

      GET,HEAD /openapi.json
                     anybody
      no-upload      200

      GET,HEAD /openapi-3.0.yaml
                     anybody
      no-upload      200

      GET,HEAD /openapi-3.0.json
                     anybody
      no-upload      200

      GET,HEAD /openapi-pages.yaml
                     anybody
      no-upload      200

      GET,HEAD /openapi-pages.json
                     anybody
      no-upload      200

      GET,HEAD /docs
                     anybody
      no-upload      200

      GET,HEAD /docs/errors
                     anybody
      no-upload      200

      GET,HEAD /docs/{version}/{asset}
                     anybody
      no-upload      404

      GET,HEAD /download-worker.js
                     anybody
      no-upload      200

      GET,HEAD /robots.txt
                     anybody
      no-upload      200

      GET,HEAD /.well-known/security.txt
                     anybody
      no-upload      404

      GET,HEAD /assets/{version}/{name}
                     anybody
      no-upload      404
      """;

  private final List<String> rows;

  private AccessTable(List<String> rows) {
    this.rows = rows;
  }

  /// @throws AssertionError where nobody has decided who may call the route
  static AccessTable of(Route route) {
    return Arrays.stream(TEXT.split("\n\n"))
        .map(block -> List.of(block.split("\n")))
        .filter(block -> isAbout(block.getFirst(), route))
        .map(block -> new AccessTable(block.subList(1, block.size())))
        .findFirst()
        .orElseThrow(() -> new AssertionError(route + " has no rows in the access table"));
  }

  private static boolean isAbout(String head, Route route) {
    var parts = head.split(" ", -1);
    return parts[1].equals(route.path())
        && List.of(parts[0].split(",", -1)).contains(route.method());
  }

  List<String> columns() {
    return List.of(rows.getFirst().strip().split(" +"));
  }

  /// `state status…`, one line each.
  List<String> expected() {
    return rows.stream().skip(1).map(row -> row.replaceAll(" +", " ")).toList();
  }
}
