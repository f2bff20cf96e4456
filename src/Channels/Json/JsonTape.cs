using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Unicode;

namespace Chatbotics.Channels.Json;

/// <summary>
/// A JSON text read once into a flat list of tokens over the caller's bytes: nothing is copied, and a reused tape
/// allocates nothing. Every token is checked (UTF-8, paired surrogates, finite numbers, depth, count), whether or not
/// anybody asks for it, so that what follows needs no care.
/// </summary>
internal sealed class JsonTape
{
    private const int KeptEntries = 4_096;

    [ThreadStatic]
    private static JsonTape? t_spare;

    private JsonTapeEntry[] _entries = new JsonTapeEntry[256];
    private int _count;

    private JsonTape()
    {
    }

    /// <summary>Takes the thread's tape, or a new one; give it back with <see cref="Return"/>.</summary>
    public static JsonTape Rent()
    {
        var tape = t_spare ?? new JsonTape();
        t_spare = null;
        return tape;
    }

    /// <summary>Gives the tape back. Views of it are dead from here on.</summary>
    public void Return()
    {
        if (_entries.Length > KeptEntries)
        {
            ArrayPool<JsonTapeEntry>.Shared.Return(_entries);
            _entries = new JsonTapeEntry[256];
        }

        t_spare = this;
    }

    /// <summary>Reads a text.</summary>
    /// <param name="utf8">The text; must outlive the views.</param>
    /// <param name="reason">Why it is refused, in words that hold nothing of the text.</param>
    /// <returns>False when it isn't JSON as we accept it.</returns>
    public bool TryRead(ReadOnlySpan<byte> utf8, [NotNullWhen(false)] out string? reason)
    {
        _count = 0;
        reason = !Utf8.IsValid(utf8) ? "it is not UTF-8"
            : !SurrogateEscapes.ArePaired(utf8) ? "it has half of a surrogate pair"
            : null;
        if (reason is not null)
        {
            return false;
        }

        try
        {
            reason = ReadTokens(utf8);
        }
        catch (JsonException)
        {
            reason = "it is not JSON, or nested too deeply";
        }

        return reason is null;
    }

    /// <summary>The root value of the text that was read.</summary>
    /// <param name="utf8">The same text.</param>
    public JsonView Root(ReadOnlySpan<byte> utf8) => new(utf8, _entries.AsSpan(0, _count), 0);

    private string? ReadTokens(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = JsonLimits.Depth });
        Span<int> open = stackalloc int[JsonLimits.Depth + 1];
        var depth = 0;
        var properties = 0;
        while (reader.Read())
        {
            var kind = reader.TokenType;
            if (kind is JsonTokenType.EndObject or JsonTokenType.EndArray)
            {
                ref var container = ref _entries[open[--depth]];
                container.Length = (int)reader.BytesConsumed - container.Start;
                container.Next = _count;
                continue;
            }

            if (_count == Math.Min(_entries.Length, JsonLimits.Tokens) && !Grow())
            {
                return "it has too many values";
            }

            ref var entry = ref _entries[_count];
            entry.Kind = kind;
            entry.Start = (int)reader.TokenStartIndex;
            switch (kind)
            {
                case JsonTokenType.StartObject or JsonTokenType.StartArray:
                    open[depth++] = _count;
                    break;
                case JsonTokenType.PropertyName:
                    entry.Start++;
                    entry.Length = reader.ValueSpan.Length;
                    entry.IsEscaped = reader.ValueIsEscaped;
                    if (++properties > JsonLimits.Properties)
                    {
                        return "it has too many properties";
                    }

                    break;
                case JsonTokenType.String:
                    entry.Start++;
                    entry.Length = reader.ValueSpan.Length;
                    entry.IsEscaped = reader.ValueIsEscaped;
                    entry.Next = _count + 1;
                    break;
                default:
                    entry.Length = reader.ValueSpan.Length;
                    entry.Next = _count + 1;
                    if (kind == JsonTokenType.Number && !IsFinite(ref reader))
                    {
                        return "it has a number out of range";
                    }

                    break;
            }

            _count++;
        }

        return null;
    }

    private bool Grow()
    {
        if (_count >= JsonLimits.Tokens)
        {
            return false;
        }

        // Large texts are rare and their lists come from the pool: fresh memory costs more than reading the text.
        var larger = _entries.Length < KeptEntries
            ? new JsonTapeEntry[Math.Min(_entries.Length * 4, KeptEntries)]
            : ArrayPool<JsonTapeEntry>.Shared.Rent(Math.Min(_entries.Length * 4, JsonLimits.Tokens));
        _entries.AsSpan(0, _count).CopyTo(larger);
        if (_entries.Length > KeptEntries)
        {
            ArrayPool<JsonTapeEntry>.Shared.Return(_entries);
        }

        _entries = larger;
        return true;
    }

    private static bool IsFinite(ref Utf8JsonReader reader)
    {
        var text = reader.ValueSpan;
        return text.Length <= JsonLimits.NumberLength
            && (!text.ContainsAny((byte)'e', (byte)'E') || (reader.TryGetDouble(out var value) && double.IsFinite(value)));
    }
}
