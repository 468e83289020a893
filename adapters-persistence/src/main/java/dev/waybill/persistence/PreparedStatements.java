package dev.waybill.persistence;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/// The prepared statements of one connection, kept for the next time: SQLite's driver has them
/// parsed and planned anew each time, which takes a tenth of a small download. SQLite itself plans
/// them again after a change of the schema. For one thread at a time, as its connection is.
final class PreparedStatements implements InvocationHandler {
  /// Some more than there are queries.
  private static final int MOST = 64;

  private final Connection connection;

  /// Those not in use, by their SQL; the one longest unused first.
  private final LinkedHashMap<String, PreparedStatement> idle = new LinkedHashMap<>();

  private PreparedStatements(Connection connection) {
    this.connection = connection;
  }

  /// The same connection; `close` of a statement keeps it for whoever prepares its SQL next.
  static Connection keptBy(Connection connection) {
    return proxy(Connection.class, new PreparedStatements(connection));
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    if (arguments != null && method.getName().equals("prepareStatement") && isUsual(arguments)) {
      return prepared((String) arguments[0]);
    }
    if (method.getName().equals("close")) {
      closeIdle();
    }
    return callOrCompare(connection, proxy, method, arguments);
  }

  /// What the driver makes of the SQL alone, asked for by that or in full.
  private static boolean isUsual(Object[] arguments) {
    return arguments.length == 1
        || (arguments.length == 3
            && arguments[1].equals(ResultSet.TYPE_FORWARD_ONLY)
            && arguments[2].equals(ResultSet.CONCUR_READ_ONLY));
  }

  private PreparedStatement prepared(String sql) throws SQLException {
    var kept = idle.remove(sql);
    var statement = kept == null ? connection.prepareStatement(sql) : kept;
    return proxy(PreparedStatement.class, new InUse(sql, statement));
  }

  private void keep(String sql, PreparedStatement statement) throws SQLException {
    statement.clearParameters();
    statement.setMaxRows(0);
    statement.setQueryTimeout(0);
    close(idle.put(sql, statement));
    if (idle.size() > MOST) {
      close(idle.pollFirstEntry().getValue());
    }
  }

  private void closeIdle() throws SQLException {
    for (var first = idle.pollFirstEntry(); first != null; first = idle.pollFirstEntry()) {
      close(first.getValue());
    }
  }

  private static void close(@Nullable PreparedStatement statement) throws SQLException {
    if (statement != null) {
      statement.close();
    }
  }

  /// A statement from its preparation to its `close`. One that failed is not kept.
  private final class InUse implements InvocationHandler {
    private final String sql;
    private final PreparedStatement statement;
    private @Nullable ResultSet rows;
    private boolean failed;
    private boolean closed;

    InUse(String sql, PreparedStatement statement) {
      this.sql = sql;
      this.statement = statement;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
        throws Throwable {
      return switch (method.getName()) {
        case "close" -> {
          end();
          yield null;
        }
        case "isClosed" -> closed;
        default -> watched(proxy, method, arguments);
      };
    }

    private @Nullable Object watched(Object proxy, Method method, Object @Nullable [] arguments)
        throws Throwable {
      if (closed) {
        throw new SQLException("the statement is closed");
      }
      try {
        var result = callOrCompare(statement, proxy, method, arguments);
        if (result instanceof ResultSet found) {
          rows = found;
        }
        return result;
      } catch (SQLException fault) {
        failed = true;
        throw fault;
      }
    }

    private void end() throws SQLException {
      if (closed) {
        return;
      }
      closed = true;
      if (failed) {
        statement.close();
      } else {
        closeRows();
        keep(sql, statement);
      }
    }

    /// Rows that nobody read to their end would keep the state of the file that they are of.
    private void closeRows() throws SQLException {
      if (rows != null) {
        rows.close();
      }
    }
  }

  /// What stands before an object is equal to itself only.
  @SuppressWarnings("ReferenceEquality")
  private static @Nullable Object callOrCompare(
      Object target, Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
    return switch (method.getName()) {
      case "equals" -> arguments != null && proxy == arguments[0];
      case "hashCode" -> System.identityHashCode(proxy);
      default -> call(target, method, arguments);
    };
  }

  private static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments)
      throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause();
    }
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(
            PreparedStatements.class.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
