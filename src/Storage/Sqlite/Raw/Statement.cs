using System.Buffers;
using System.Text;
using SQLitePCL;

namespace Chatbotics.Storage.Sqlite.Raw;

/// <summary>A prepared statement. Parameters are numbered from 1, columns from 0.</summary>
internal sealed class Statement : IDisposable
{
    private readonly Connection _connection;
    private readonly sqlite3_stmt _handle;

    internal Statement(Connection connection, sqlite3_stmt handle)
    {
        _connection = connection;
        _handle = handle;
    }

    /// <summary>Binds a number.</summary>
    public Statement Bind(int index, long value)
    {
        _connection.Check(raw.sqlite3_bind_int64(_handle, index, value));
        return this;
    }

    /// <summary>Binds a real number.</summary>
    public Statement Bind(int index, double value)
    {
        _connection.Check(raw.sqlite3_bind_double(_handle, index, value));
        return this;
    }

    /// <summary>Binds bytes; they are copied.</summary>
    public Statement Bind(int index, ReadOnlySpan<byte> value)
    {
        _connection.Check(raw.sqlite3_bind_blob(_handle, index, value));
        return this;
    }

    /// <summary>Binds text.</summary>
    public Statement Bind(int index, string value)
    {
        byte[]? rented = null;
        var length = Encoding.UTF8.GetMaxByteCount(value.Length);
        var buffer = length <= 1024 ? stackalloc byte[1024] : rented = ArrayPool<byte>.Shared.Rent(length);
        var code = raw.sqlite3_bind_text(_handle, index, buffer[..Encoding.UTF8.GetBytes(value, buffer)]);
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented, clearArray: true);
        }

        _connection.Check(code);
        return this;
    }

    /// <summary>Binds NULL.</summary>
    public Statement BindNull(int index)
    {
        _connection.Check(raw.sqlite3_bind_null(_handle, index));
        return this;
    }

    /// <summary>Goes to the next row; false at the end, after which the statement is ready again.</summary>
    /// <exception cref="SqliteFault">SQLite reported an error; the statement is ready again.</exception>
    public bool Step()
    {
        var code = raw.sqlite3_step(_handle);
        if (code == raw.SQLITE_ROW)
        {
            return true;
        }

        if (code == raw.SQLITE_DONE)
        {
            Reset();
            return false;
        }

        var fault = _connection.Fault(code);
        Reset();
        throw fault;
    }

    /// <summary>Runs to the end.</summary>
    public void Run()
    {
        while (Step())
        {
        }
    }

    /// <summary>Gives up the remaining rows. The bindings stay.</summary>
    public void Reset() => _ = raw.sqlite3_reset(_handle);

    /// <summary>A column as a number.</summary>
    public long Number(int column) => raw.sqlite3_column_int64(_handle, column);

    /// <summary>A column as a real number.</summary>
    public double Real(int column) => raw.sqlite3_column_double(_handle, column);

    /// <summary>A column's bytes, valid until the next step or reset.</summary>
    public ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(_handle, column);

    /// <summary>A column as text.</summary>
    public string Text(int column) => Encoding.UTF8.GetString(raw.sqlite3_column_blob(_handle, column));

    /// <summary>Whether a column is NULL.</summary>
    public bool IsNull(int column) => raw.sqlite3_column_type(_handle, column) == raw.SQLITE_NULL;

    /// <inheritdoc/>
    public void Dispose() => _handle.Dispose();
}
