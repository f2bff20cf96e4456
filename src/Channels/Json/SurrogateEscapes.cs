namespace Chatbotics.Channels.Json;

/// <summary>Checks the <c>\uXXXX</c> escapes of a JSON text. The JSON reader looks at them only when a string is taken out.</summary>
internal static class SurrogateEscapes
{
    /// <summary>Whether every surrogate escape is half of a pair. Says nothing of anything else that may be wrong.</summary>
    /// <param name="utf8">The JSON text.</param>
    public static bool ArePaired(ReadOnlySpan<byte> utf8)
    {
        while (true)
        {
            var at = utf8.IndexOf((byte)'\\');
            if (at < 0)
            {
                return true;
            }

            utf8 = utf8[at..];
            switch (Half(utf8))
            {
                case Surrogate.Low:
                    return false;
                case Surrogate.High when Half(utf8[6..]) != Surrogate.Low:
                    return false;
                case Surrogate.High:
                    utf8 = utf8[12..];
                    break;
                default:
                    // Past the backslash and what it escapes: "\\ud800" is a backslash and letters.
                    utf8 = utf8[Math.Min(2, utf8.Length)..];
                    break;
            }
        }
    }

    private static Surrogate Half(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length < 6 || utf8[0] != (byte)'\\' || utf8[1] != (byte)'u' || (utf8[2] | 0x20) != (byte)'d')
        {
            return Surrogate.None;
        }

        return (char)(utf8[3] | 0x20) switch
        {
            '8' or '9' or 'a' or 'b' => Surrogate.High,
            'c' or 'd' or 'e' or 'f' => Surrogate.Low,
            _ => Surrogate.None,
        };
    }

    private enum Surrogate
    {
        None,
        High,
        Low,
    }
}
