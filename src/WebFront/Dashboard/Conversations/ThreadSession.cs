// Long because reading, following and sending share the state of one page's thread.
using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Microsoft.Extensions.Logging;

namespace Chatbotics.WebFront.Dashboard.Conversations;

/// <summary>
/// One open conversation on one page: what was read of it, what is on its way, and what the reader does. Lives on the
/// page's own thread; news from outside comes in through <paramref name="onPage"/>.
/// </summary>
/// <param name="key">The conversation.</param>
/// <param name="view">How it is read and changed.</param>
/// <param name="person">The reader.</param>
/// <param name="time">The clock.</param>
/// <param name="onPage">Runs something on the page's thread.</param>
/// <param name="log">Where failures are noted.</param>
internal sealed partial class ThreadSession(
    ConversationKey key, IConversationView view, Author person, TimeProvider time, Func<Func<Task>, Task> onPage, ILogger log) : IAsyncDisposable
{
    private const int PageSize = 50;
    private const int MostItems = 200;

    private readonly ThreadItems _items = new();
    private IAsyncDisposable? _watch;
    private bool _reading;
    private bool _readAgain;
    private bool _marking;
    private bool _ended;

    /// <summary>Raised on the page's thread after every change.</summary>
    public event Action? Changed;

    /// <summary>The conversation.</summary>
    public ConversationKey Key { get; } = key;

    /// <summary>The reader.</summary>
    public Author Person { get; } = person;

    /// <summary>Its channel.</summary>
    public ChannelPlatform Platform { get; } = key.Connection.Platform;

    /// <summary>The last page read; null until the first one came.</summary>
    public ThreadPage? Page { get; private set; }

    /// <summary>Everything read so far, oldest first.</summary>
    public ImmutableArray<ThreadItem> Items => _items.All;

    /// <summary>The cursor of what lies before; null at the beginning.</summary>
    public long? Earlier => _items.Earlier;

    /// <summary>What was sent from here and is not in <see cref="Items"/> yet.</summary>
    public ImmutableArray<PendingReply> Pending { get; private set; } = [];

    /// <summary>The AI agent writes at this moment.</summary>
    public bool AssistantWrites { get; private set; }

    /// <summary>Who of the team has it open, the reader included.</summary>
    public ImmutableArray<PersonPresence> Present { get; private set; } = [];

    /// <summary>A command is under way.</summary>
    public bool IsBusy { get; private set; }

    /// <summary>Why the last command was not done, in a sentence; null when it was.</summary>
    public string? Notice { get; private set; }

    /// <summary>The thread could not be read.</summary>
    public bool CouldNotRead { get; private set; }

    /// <summary>The end of the thread is in view.</summary>
    public bool AtEnd { get; private set; } = true;

    /// <summary>The page itself is in view.</summary>
    public bool IsSeen { get; private set; }

    /// <summary>How many messages came since the end was last in view.</summary>
    public int NewBelow => AtEnd ? 0 : _items.NewSinceSeen;

    /// <summary>Who the customer is; null until the first page came.</summary>
    public ConversationSummary? Summary => Page?.Summary;

    /// <summary>Starts watching, then reads: nothing can fall between the two.</summary>
    public async Task Start()
    {
        try
        {
            _watch = await view.Watch(Key, OnChanged, OnWriting, OnPresent);
        }
        catch (Exception fault)
        {
            LogNotWatched(log, fault);
        }

        await Read();
    }

    /// <summary>Reads the newest part again. Calls during a reading lead to one more.</summary>
    public async Task Read()
    {
        if (_reading)
        {
            _readAgain = true;
            return;
        }

        _reading = true;
        try
        {
            do
            {
                _readAgain = false;
                Take(await view.Read(Key, new ThreadQuery { Limit = Math.Clamp(Items.Length + 10, PageSize, MostItems) }));
                CouldNotRead = false;
            }
            while (_readAgain && !_ended);
        }
        catch (Exception fault)
        {
            LogNotRead(log, fault);
            CouldNotRead = true;
        }
        finally
        {
            _reading = false;
        }

        Changed?.Invoke();
        await MarkReadIfSeen();
    }

    /// <summary>Reads what lies before.</summary>
    public async Task LoadEarlier()
    {
        if (Earlier is not { } before || IsBusy)
        {
            return;
        }

        await Busily(async () =>
        {
            _items.TakeEarlier(await view.Read(Key, new ThreadQuery { Before = before, Limit = PageSize }));
            return null;
        });
    }

    /// <summary>Sends what was typed. It stands in the thread at once.</summary>
    /// <param name="clientId">The browser's id of the message.</param>
    /// <param name="text">The text.</param>
    /// <returns>Whether the text must go back into the field, since it was not taken.</returns>
    public async Task<bool> Submit(string clientId, string text)
    {
        if (clientId.Length is 0 or > 64 || text.Length is 0 or > 20_000)
        {
            return false;
        }

        Notice = null;
        if (!Pending.Any(pending => pending.ClientId == clientId))
        {
            Pending = Pending.Add(new PendingReply(clientId, text, time.GetUtcNow()));
        }

        Changed?.Invoke();
        var command = new ReplyCommand { ClientId = clientId, Person = Person, Content = MessageContent.FromText(text) };
        try
        {
            var result = await view.Reply(Key, command);
            if (result.Refusal is null)
            {
                Pending = [.. Pending.Select(pending => pending.ClientId == clientId ? pending with { MessageKey = result.MessageKey } : pending)];
                await Read();
                return false;
            }

            Notice = result.Refusal.Text;
        }
        catch (Exception fault)
        {
            LogCommandFailed(log, fault);
            Notice = Excuse.For(fault) + " Your text is kept.";
        }

        Pending = Pending.RemoveAll(pending => pending.ClientId == clientId);
        Changed?.Invoke();
        return true;
    }

    /// <summary>Takes the conversation.</summary>
    public Task TakeOver() => Command(() => view.TakeOver(Key, Person));

    /// <summary>Gives it back to the AI agent.</summary>
    public Task ReturnToAssistant() => Command(() => view.ReturnToAssistant(Key, Person));

    /// <summary>Resolves it or opens it again.</summary>
    public Task ToggleResolved() => Command(() => view.SetStatus(
        Key, Summary?.Status == ConversationStatus.Resolved ? ConversationStatus.Open : ConversationStatus.Resolved, Person));

    /// <summary>Sends a message again.</summary>
    /// <param name="messageKey">Its key.</param>
    public Task RetrySend(string messageKey) => Command(() => view.RetrySend(Key, messageKey, Person));

    /// <summary>Notes what of the thread is in view.</summary>
    /// <param name="atEnd">Its end.</param>
    /// <param name="isSeen">The page at all.</param>
    public async Task Viewed(bool atEnd, bool isSeen)
    {
        (AtEnd, IsSeen) = (atEnd, isSeen);
        Note();
        Changed?.Invoke();
        await MarkReadIfSeen();
    }

    /// <summary>Removes the notice.</summary>
    public void Dismiss()
    {
        Notice = null;
        Changed?.Invoke();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _ended = true;
        if (_watch is { } watch)
        {
            await watch.DisposeAsync();
        }
    }

    private void Take(ThreadPage page)
    {
        Page = page;
        Present = page.Present;
        _items.TakeNewest(page);
        var arrived = Items.Select(static item => item.MessageKey).OfType<string>().ToHashSet(StringComparer.Ordinal);
        Pending = Pending.RemoveAll(pending => pending.MessageKey is { } messageKey && arrived.Contains(messageKey));
        Note();
    }

    private void Note()
    {
        if (AtEnd)
        {
            _items.SeenToEnd();
        }
    }

    private async Task MarkReadIfSeen()
    {
        if (_marking || !AtEnd || !IsSeen || Summary is not { Unread: > 0 })
        {
            return;
        }

        _marking = true;
        try
        {
            await view.MarkRead(Key, Person);
        }
        catch (Exception fault)
        {
            LogCommandFailed(log, fault);
        }
        finally
        {
            _marking = false;
        }
    }

    private Task Command(Func<Task<CommandResult>> command) => Busily(async () =>
    {
        var result = await command();
        await Read();
        return result.Refusal?.Text;
    });

    private async Task Busily(Func<Task<string?>> work)
    {
        if (IsBusy)
        {
            return;
        }

        IsBusy = true;
        Notice = null;
        Changed?.Invoke();
        try
        {
            Notice = await work();
        }
        catch (Exception fault)
        {
            LogCommandFailed(log, fault);
            Notice = Excuse.For(fault);
        }
        finally
        {
            IsBusy = false;
            Changed?.Invoke();
        }
    }

    private void OnChanged() => _ = onPage(() => _ended ? Task.CompletedTask : Read());

    private void OnWriting(bool isWriting) => _ = onPage(() =>
    {
        AssistantWrites = isWriting;
        Changed?.Invoke();
        return Task.CompletedTask;
    });

    private void OnPresent(ImmutableArray<PersonPresence> people) => _ = onPage(() =>
    {
        Present = people;
        Changed?.Invoke();
        return Task.CompletedTask;
    });
}
