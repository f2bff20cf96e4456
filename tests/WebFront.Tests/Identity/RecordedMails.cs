using System.Collections.Concurrent;
using Chatbotics.Grains.Abstractions.People.Mail;
using Chatbotics.WebFront.Identity.Mail;

namespace Chatbotics.WebFront.Tests.Identity;

/// <summary>Keeps mails instead of sending them.</summary>
internal sealed class RecordedMails : IMailTransport
{
    private readonly ConcurrentQueue<OutgoingMail> _mails = new();
    private volatile TaskCompletionSource _more = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool CanSend { get; set; } = true;

    public Task Send(OutgoingMail mail, CancellationToken cancellationToken)
    {
        _mails.Enqueue(mail);
        Interlocked.Exchange(ref _more, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
        return Task.CompletedTask;
    }

    public int CountTo(string address) => _mails.Count(mail => mail.To == address);

    /// <summary>The latest mail to an address; waits for it.</summary>
    public async Task<OutgoingMail> To(string address, string subject)
    {
        while (true)
        {
            var more = _more.Task;
            if (_mails.LastOrDefault(mail => mail.To == address && mail.Subject.Contains(subject, StringComparison.OrdinalIgnoreCase)) is { } found)
            {
                return found;
            }

            await more.WaitAsync(TimeSpan.FromSeconds(10));
        }
    }

    /// <summary>The query of the link in a mail.</summary>
    public static IReadOnlyDictionary<string, string> Link(OutgoingMail mail)
    {
        var line = mail.Text.Split('\n').Single(static line => line.StartsWith("https://desk.example.test/", StringComparison.Ordinal));
        return new Uri(line.Trim()).Query.TrimStart('?').Split('&').Select(static pair => pair.Split('=', 2))
            .ToDictionary(static pair => pair[0], static pair => Uri.UnescapeDataString(pair[1]), StringComparer.Ordinal);
    }
}
