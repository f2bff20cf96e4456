using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Chatbotics.TestKit.Mail;

/// <summary>
/// A small mail server on this machine (RFC 5321, STARTTLS of RFC 3207, AUTH LOGIN and PLAIN of RFC 4954), which keeps what
/// it is given. Its certificate is its own: nobody trusts it.
/// </summary>
public sealed class SmtpCatcher : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<CaughtMail> _mails = new();
    private readonly SemaphoreSlim _more = new(0);
    private readonly Task _loop;
    private readonly X509Certificate2 _certificate = SelfSigned();

    /// <summary>Begins to listen.</summary>
    public SmtpCatcher()
    {
        _listener.Start();
        _loop = Listen();
    }

    /// <summary>Where it listens.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Whether it offers STARTTLS.</summary>
    public bool OffersTls { get; set; }

    /// <summary>The account it asks for; null for none.</summary>
    public (string User, string Password)? Account { get; set; }

    /// <summary>Answers to MAIL FROM before it takes one, such as "451 Try again later."; each is given once.</summary>
    public ConcurrentQueue<string> Refusals { get; } = new();

    /// <summary>Every command that came, without what was in mails.</summary>
    public ConcurrentQueue<string> Commands { get; } = new();

    /// <summary>What came.</summary>
    public IReadOnlyCollection<CaughtMail> Mails => _mails;

    /// <summary>The next mail that comes, or came and was not asked for yet.</summary>
    public async Task<CaughtMail> Next()
    {
        await _more.WaitAsync(TimeSpan.FromSeconds(20));
        return _mails.TryDequeue(out var mail) ? mail : throw new TimeoutException("No mail came.");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _loop;
        _certificate.Dispose();
        _stop.Dispose();
        _more.Dispose();
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var made = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, new DateTimeOffset(2120, 1, 1, 0, 0, 0, TimeSpan.Zero));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
    }

    private static string Base64(string text) => Encoding.UTF8.GetString(Convert.FromBase64String(text));

    private async Task Listen()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                _ = Serve(client);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Stopped.
        }
    }

    private async Task Serve(TcpClient client)
    {
        using var owned = client;
        Stream stream = client.GetStream();
        var (reader, writer) = Over(stream);
        var (from, to, isKnown) = ("", new List<string>(), Account is null);
        try
        {
            await writer.WriteLineAsync("220 catcher");
            while (await reader.ReadLineAsync(_stop.Token) is { } line)
            {
                Commands.Enqueue(line);
                switch (line.Split(' ')[0].ToUpperInvariant())
                {
                    case "EHLO":
                        await writer.WriteLineAsync("250-catcher");
                        if (OffersTls && stream is not SslStream)
                        {
                            await writer.WriteLineAsync("250-STARTTLS");
                        }

                        await writer.WriteLineAsync("250 AUTH LOGIN PLAIN");
                        break;
                    case "STARTTLS":
                        await writer.WriteLineAsync("220 Go ahead");
                        var secure = new SslStream(stream);
                        await secure.AuthenticateAsServerAsync(_certificate);
                        stream = secure;
                        (reader, writer) = Over(stream);
                        break;
                    case "AUTH":
                        isKnown = await Authenticate(line, reader, writer);
                        await writer.WriteLineAsync(isKnown ? "235 Welcome" : "535 Authentication failed");
                        break;
                    case "MAIL" when !isKnown:
                        await writer.WriteLineAsync("530 Authentication required");
                        break;
                    case "MAIL" when Refusals.TryDequeue(out var refusal):
                        await writer.WriteLineAsync(refusal);
                        break;
                    case "MAIL":
                        (from, to) = (line[(line.IndexOf('<') + 1)..line.IndexOf('>')], []);
                        await writer.WriteLineAsync("250 OK");
                        break;
                    case "RCPT":
                        to.Add(line[(line.IndexOf('<') + 1)..line.IndexOf('>')]);
                        await writer.WriteLineAsync("250 OK");
                        break;
                    case "DATA":
                        await writer.WriteLineAsync("354 Go on");
                        _mails.Enqueue(new CaughtMail(from, [.. to], await Content(reader), stream is SslStream));
                        _more.Release();
                        await writer.WriteLineAsync("250 Taken");
                        break;
                    case "QUIT":
                        await writer.WriteLineAsync("221 Bye");
                        return;
                    default:
                        await writer.WriteLineAsync("250 OK");
                        break;
                }
            }
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or System.Security.Authentication.AuthenticationException)
        {
            // The other side went, for example because it does not trust the certificate.
        }
    }

    private static (StreamReader Reader, StreamWriter Writer) Over(Stream stream) =>
        (new StreamReader(stream, Encoding.UTF8), new StreamWriter(stream, new UTF8Encoding(false)) { AutoFlush = true, NewLine = "\r\n" });

    private static async Task<string> Content(StreamReader reader)
    {
        var text = new StringBuilder();
        while (await reader.ReadLineAsync() is { } line && line != ".")
        {
            text.AppendLine(line.StartsWith("..", StringComparison.Ordinal) ? line[1..] : line);
        }

        return text.ToString();
    }

    private async Task<bool> Authenticate(string line, StreamReader reader, StreamWriter writer)
    {
        var parts = line.Split(' ');
        if (string.Equals(parts[1], "PLAIN", StringComparison.OrdinalIgnoreCase))
        {
            var fields = Base64(parts[2]).Split('\0');
            return Account == (fields[1], fields[2]);
        }

        string user;
        if (parts.Length > 2)
        {
            user = Base64(parts[2]);
        }
        else
        {
            await writer.WriteLineAsync("334 VXNlcm5hbWU6");
            user = Base64((await reader.ReadLineAsync())!);
        }

        await writer.WriteLineAsync("334 UGFzc3dvcmQ6");
        return Account == (user, Base64((await reader.ReadLineAsync())!));
    }
}
