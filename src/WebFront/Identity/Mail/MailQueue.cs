using System.Threading.Channels;
using Chatbotics.Grains.Abstractions.People.Mail;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Chatbotics.WebFront.Identity.Mail;

/// <summary>
/// Sends mails behind the requests that cause them, each up to three times. It is not durable: what a crash loses, people
/// ask for again.
/// </summary>
/// <param name="transport">The way out.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
internal sealed partial class MailQueue(IMailTransport transport, TimeProvider time, ILogger<MailQueue> logger) : BackgroundService, IMailSender
{
    private const int Capacity = 1_000;
    private const int Tries = 3;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Channel<OutgoingMail> _waiting =
        Channel.CreateBounded<OutgoingMail>(new BoundedChannelOptions(Capacity) { SingleReader = true });

    /// <inheritdoc/>
    public bool CanSend => transport.CanSend;

    /// <inheritdoc/>
    public void Send(OutgoingMail mail)
    {
        // Here, where whoever causes it is still known: later nobody speaks a language.
        var language = Speech.Find(mail.Language) ?? Speech.Current;
        if (!_waiting.Writer.TryWrite(mail with { Subject = Sentences.Say(mail.Subject, language), Text = Sentences.SayLines(mail.Text, language) }))
        {
            LogFull(logger);
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var mail in _waiting.Reader.ReadAllAsync(stoppingToken))
        {
            await Deliver(mail, stoppingToken);
        }
    }

    private async Task Deliver(OutgoingMail mail, CancellationToken stopping)
    {
        for (var attempt = 1; attempt <= Tries && !stopping.IsCancellationRequested; attempt++)
        {
            try
            {
                using var limit = CancellationTokenSource.CreateLinkedTokenSource(stopping);
                limit.CancelAfter(Patience);
                await transport.Send(mail, limit.Token);
                return;
            }
            catch (Exception exception) when (!stopping.IsCancellationRequested)
            {
                // Not the message of the exception: servers like to repeat the address.
                LogFailed(logger, attempt, exception.GetType().Name);
                if (attempt < Tries)
                {
                    await Task.Delay(TimeSpan.FromSeconds(2 << attempt), time, stopping);
                }
            }
        }
    }
}
