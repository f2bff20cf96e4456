using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Chatbotics.MetaSimulator.Webhooks;

/// <summary>JSON as Meta's servers write it.</summary>
internal static class MetaJson
{
    private static readonly JsonWriterOptions s_relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly SearchValues<char> s_legacy = SearchValues.Create("<%@");

    public static byte[] Write(JsonNode node, EscapeStyle style)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(buffer, s_relaxed))
        {
            node.WriteTo(writer);
        }

        return style == EscapeStyle.None ? buffer.WrittenSpan.ToArray() : Escape(buffer.WrittenSpan, style);
    }

    /// <summary>Escapes written JSON. Only strings can hold what is escaped here, so the structure need not be looked at.</summary>
    public static byte[] Escape(ReadOnlySpan<byte> json, EscapeStyle style)
    {
        var text = Encoding.UTF8.GetString(json);
        var escaped = new StringBuilder(text.Length + 64);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\\')
            {
                // Already an escape; the writer's own hex digits are upper case.
                var length = text[i + 1] == 'u' ? 6 : 2;
                escaped.Append(length == 6 ? text.Substring(i, length).ToLowerInvariant() : text.Substring(i, length));
                i += length - 1;
            }
            else if (c == '/')
            {
                escaped.Append("\\/");
            }
            else if (c > 0x7E || (style == EscapeStyle.Legacy && s_legacy.Contains(c)))
            {
                escaped.Append("\\u").Append(Hex(c >> 12)).Append(Hex(c >> 8)).Append(Hex(c >> 4)).Append(Hex(c));
            }
            else
            {
                escaped.Append(c);
            }
        }

        return Encoding.ASCII.GetBytes(escaped.ToString());
    }

    private static char Hex(int digit) => "0123456789abcdef"[digit & 15];
}
