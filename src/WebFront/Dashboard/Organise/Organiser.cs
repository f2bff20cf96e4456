using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.WebFront.Dashboard.Conversations;
using Microsoft.Extensions.Logging;

namespace Chatbotics.WebFront.Dashboard.Organise;

/// <summary>
/// Orders conversations for one page: shows the change at once, makes it, and can take it back. Lives on the page's thread.
/// </summary>
/// <param name="view">How conversations are changed.</param>
/// <param name="log">Where failures are noted.</param>
internal sealed partial class Organiser(IConversationView view, ILogger<Organiser> log)
{
    private const int AtOnce = 8;
    private int _runs;

    /// <summary>Raised when <see cref="Run"/> changed.</summary>
    public event Action? Changed;

    /// <summary>Raised with a row as it will be, before it is.</summary>
    public event Action<ConversationSummary>? Assumed;

    /// <summary>Raised when an assumption was wrong: read again.</summary>
    public event Action? Refused;

    /// <summary>Makes acts.</summary>
    public OrganiseActs Acts { get; } = new(view);

    /// <summary>The latest act; null when there is nothing to say.</summary>
    public OrganiseRun? Run { get; private set; }

    /// <summary>Identifies the latest act, so that an old one's notice isn't taken for it.</summary>
    public int RunNumber => _runs;

    /// <summary>Does something to conversations.</summary>
    /// <param name="act">What.</param>
    /// <param name="rows">To which, as they are now.</param>
    /// <param name="person">Who does it.</param>
    public Task Do(OrganiseAct act, IEnumerable<ConversationSummary> rows, Author person) =>
        Apply(act, [.. rows], act.Assume, row => act.Do(row, person), isUndo: false);

    /// <summary>Takes the latest act back.</summary>
    /// <param name="person">Who does it.</param>
    public Task Undo(Author person) => Run is { CanUndo: true } run
        ? Apply(run.Act, run.Before, static row => row, row => run.Act.Undo(row, person), isUndo: true)
        : Task.CompletedTask;

    /// <summary>Says no more about the latest act.</summary>
    /// <param name="number">Only when it is still this one.</param>
    public void Dismiss(int number)
    {
        if (number == _runs)
        {
            Run = null;
            Changed?.Invoke();
        }
    }

    private async Task Apply(
        OrganiseAct act, ImmutableArray<ConversationSummary> rows, Func<ConversationSummary, ConversationSummary> assume,
        Func<ConversationSummary, Task<CommandResult>> command, bool isUndo)
    {
        if (rows.IsEmpty)
        {
            return;
        }

        var number = ++_runs;
        Tell(new OrganiseRun(act, rows, 0, 0, null, false));
        foreach (var row in rows)
        {
            Assumed?.Invoke(assume(row));
        }

        var done = ImmutableArray.CreateBuilder<ConversationSummary>();
        string? reason = null;
        foreach (var batch in rows.Chunk(AtOnce))
        {
            var results = await Task.WhenAll(batch.Select(row => Try(command, row)));
            for (var i = 0; i < batch.Length; i++)
            {
                if (results[i] is { } refusal)
                {
                    reason = refusal;
                }
                else
                {
                    done.Add(batch[i]);
                }
            }

            if (number == _runs)
            {
                var handled = Run is { } before ? before.Done + before.Refused + batch.Length : batch.Length;
                Tell(new OrganiseRun(act, rows, done.Count, handled - done.Count, null, false));
            }
        }

        if (reason is not null)
        {
            Refused?.Invoke();
        }

        if (number == _runs)
        {
            var sentence = isUndo ? Texts.Inbox["Undone."] : act.Sentence(done.Count);
            Tell(new OrganiseRun(
                act,
                done.ToImmutable(),
                done.Count,
                rows.Length - done.Count,
                reason is null ? sentence : done.Count == 0 ? reason : Texts.Inbox["{0} {1} could not be: {2}", sentence, rows.Length - done.Count, reason],
                !isUndo && done.Count > 0));
        }
    }

    private async Task<string?> Try(Func<ConversationSummary, Task<CommandResult>> command, ConversationSummary row)
    {
        try
        {
            return Sentences.Say((await command(row)).Refusal?.Text);
        }
        catch (Exception fault)
        {
            LogFailed(log, fault);
            return Excuse.For(fault);
        }
    }

    private void Tell(OrganiseRun run)
    {
        Run = run;
        Changed?.Invoke();
    }

}
