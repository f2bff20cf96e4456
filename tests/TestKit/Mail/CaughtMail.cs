using System.Text;

namespace Chatbotics.TestKit.Mail;

/// <summary>A mail as it came over the wire.</summary>
/// <param name="From">The envelope's sender.</param>
/// <param name="To">The envelope's recipients.</param>
/// <param name="Raw">Headers and body.</param>
/// <param name="WasEncrypted">Whether it came over TLS.</param>
public sealed record CaughtMail(string From, IReadOnlyList<string> To, string Raw, bool WasEncrypted)
{
    /// <summary>The headers.</summary>
    public string Headers => Raw[..Raw.IndexOf("\n\n", StringComparison.Ordinal)];

    /// <summary>The text, decoded from quoted-printable or base64.</summary>
    public string Text
    {
        get
        {
            var body = Raw[(Raw.IndexOf("\n\n", StringComparison.Ordinal) + 2)..];
            if (Headers.Contains("base64", StringComparison.OrdinalIgnoreCase))
            {
                return Encoding.UTF8.GetString(Convert.FromBase64String(body.ReplaceLineEndings(string.Empty)));
            }

            if (!Headers.Contains("quoted-printable", StringComparison.OrdinalIgnoreCase))
            {
                return body;
            }

            var bytes = new List<byte>();
            var text = body.Replace("=\n", string.Empty, StringComparison.Ordinal);
            for (var i = 0; i < text.Length; i++)
            {
                if (text[i] == '=' && i + 2 < text.Length)
                {
                    bytes.Add(Convert.ToByte(text.Substring(i + 1, 2), 16));
                    i += 2;
                }
                else
                {
                    bytes.AddRange(Encoding.UTF8.GetBytes(text, i, 1));
                }
            }

            return Encoding.UTF8.GetString([.. bytes]);
        }
    }
}
