using System.Net.Mail;
using System.Threading.Channels;
using Chatbotics.Grains.Abstractions.People.Mail;
using Chatbotics.TestKit.Mail;
using Chatbotics.TestKit.Time;
using Chatbotics.WebFront.Identity.Mail;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Chatbotics.WebFront.Tests.Identity;

/// <summary>The way out, against a mail server on a real socket.</summary>
public sealed class SmtpTests
{
    private static readonly OutgoingMail Hello = new("ada@example.test", "Grüße aus Köln", "Ein Link:\n\nhttps://desk.example.test/reset?a=1&b=ü\n.\nEnde");

    [Fact]
    public async Task A_mail_arrives_as_it_was_written()
    {
        await using var server = new SmtpCatcher { Account = ("desk", "s3cret pass") };
        await Transport(server, user: "desk", password: "s3cret pass").Send(Hello, default);
        var mail = await server.Next();
        Assert.Equal(("desk@example.test", "ada@example.test"), (mail.From, Assert.Single(mail.To)));
        Assert.Contains("=?utf-8?", mail.Headers, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("From: ", mail.Headers, StringComparison.Ordinal);
        Assert.Equal(Hello.Text, mail.Text.ReplaceLineEndings("\n").TrimEnd('\n'));
    }

    [Fact]
    public async Task A_wrong_password_is_a_failure_and_nothing_is_sent()
    {
        await using var server = new SmtpCatcher { Account = ("desk", "right") };
        await Assert.ThrowsAsync<SmtpException>(() => Transport(server, user: "desk", password: "wrong").Send(Hello, default));
        Assert.Empty(server.Mails);
    }

    [Fact]
    public async Task Where_tls_is_wished_neither_password_nor_mail_goes_without_it()
    {
        await using var server = new SmtpCatcher { Account = ("desk", "right"), OffersTls = false };
        await Assert.ThrowsAsync<SmtpException>(() => Transport(server, tls: true, user: "desk", password: "right").Send(Hello, default));
        Assert.DoesNotContain(server.Commands, static command => command.StartsWith("AUTH", StringComparison.Ordinal) || command.StartsWith("MAIL", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_server_that_nobody_vouches_for_gets_neither()
    {
        await using var server = new SmtpCatcher { Account = ("desk", "right"), OffersTls = true };
        await Assert.ThrowsAnyAsync<Exception>(() => Transport(server, tls: true, user: "desk", password: "right").Send(Hello, default));
        Assert.Contains("STARTTLS", server.Commands);
        Assert.DoesNotContain(server.Commands, static command => command.StartsWith("AUTH", StringComparison.Ordinal) || command.StartsWith("MAIL", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("ada@example.test", "One\r\nBcc: eve@example.test")]
    [InlineData("ada@example.test\r\nRCPT TO:<eve@example.test>", "One")]
    public async Task Nobody_adds_a_header_or_a_recipient(string to, string subject)
    {
        await using var server = new SmtpCatcher();
        await Assert.ThrowsAnyAsync<Exception>(() => Transport(server).Send(new OutgoingMail(to, subject, "x"), default));
        Assert.Empty(server.Mails);
    }

    [Fact]
    public async Task A_server_that_is_busy_is_asked_again_and_no_log_holds_an_address()
    {
        await using var server = new SmtpCatcher();
        server.Refusals.Enqueue("451 Try again later");
        server.Refusals.Enqueue("421 Busy, ada@example.test");
        var clock = new ManualClock();
        var log = new Lines();
        using var queue = new MailQueue(Transport(server), clock, log);
        await queue.StartAsync(default);
        queue.Send(Hello);
        foreach (var pause in new[] { TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(8) })
        {
            Assert.DoesNotContain("ada@", await log.Next(), StringComparison.Ordinal);
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
            while (!clock.HasTimer(pause))
            {
                patience.Token.ThrowIfCancellationRequested();
                await Task.Yield();
            }

            clock.Advance(pause);
        }

        Assert.Equal("ada@example.test", Assert.Single((await server.Next()).To));
        await queue.StopAsync(default);
    }

    private static SmtpTransport Transport(SmtpCatcher server, bool tls = false, string user = "", string password = "") => new(Options.Create(new MailOptions
    {
        Host = "localhost", Port = server.Port, UseTls = tls, User = user, Password = password, From = "desk@example.test", FromName = "Desk",
    }));

    private sealed class Lines : ILogger<MailQueue>
    {
        private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            _lines.Writer.TryWrite(formatter(state, exception));

        public async Task<string> Next() => await _lines.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20));
    }
}
