// Long because reading, following and sending share the state of one page's thread.
using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.People;
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
    private const int MostPagesBack = 50;

    private readonly ThreadItems _items = new();
    private IAsyncDisposable? _watch;
    private ITimer? _beat;
    private bool _reading;
    private bool _readAgain;
    private bool _marking;
    private bool _ended;
    private DateTimeOffset _wroteAt;

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

    /// <summary>The message that was looked for, by its position; null for none.</summary>
    public long? Wanted { get; private set; }

    /// <summary>A command is under way.</summary>
    public bool IsBusy { get; private set; }

    /// <summary>Why the last command was not done, in a sentence; null when it was.</summary>
    public string? Notice { get; private set; }

    /// <summary>The thread could not be read.</summary>
    public bool CouldNotRead { get; private set; }

    /// <summary>The reader may not see this conversation, or not any more.</summary>
    public bool IsForeign { get; private set; }

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

        _beat = time.CreateTimer(_ => _ = onPage(Beat), null, TimeSpan.Zero, TimeSpan.FromSeconds(8));
        await Read();
    }

    /// <summary>Starts, and goes to a message.</summary>
    /// <param name="position">The message.</param>
    public async Task StartAt(long position)
    {
        await Start();
        await GoTo(position);
    }

    /// <summary>Reads back until a message is in view, and marks it.</summary>
    /// <param name="position">The message's position.</param>
    public async Task GoTo(long position)
    {
        try
        {
            for (var pages = 0; pages < MostPagesBack && !_ended && Earlier is { } before && !Items.Any(item => item.Position <= position); pages++)
            {
                _items.TakeEarlier(await view.Read(Key, new ThreadQuery { Before = before, Limit = MostItems }));
            }
        }
        catch (Exception fault)
        {
            LogNotRead(log, fault);
        }

        Wanted = Items.Any(item => item.Position == position) ? position : null;
        Changed?.Invoke();
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
        catch (ForeignGrainException)
        {
            IsForeign = true;
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

    /// <summary>Sends what was written. It stands in the thread at once.</summary>
    /// <param name="message">The message; hostile.</param>
    /// <returns>Whether it must go back into the field, since it was not taken.</returns>
    public async Task<bool> Submit(ComposerMessage message)
    {
        if (message.Id.Length is 0 or > 48 || message.Text.Length > 20_000 || message.Files.Count > 10 || message.Options.Count > 13)
        {
            return false;
        }

        Notice = null;
        var isShown = !message.IsNote && message.At == 0;
        if (isShown && message.Text.Length > 0 && !Pending.Any(pending => pending.ClientId == message.Id))
        {
            Pending = Pending.Add(new PendingReply(message.Id, message.Text, time.GetUtcNow()));
        }

        Changed?.Invoke();
        try
        {
            Notice = message.IsNote ? await AddNote(message) : await Send(message);
            if (Notice is null)
            {
                await Read();
                Pending = Pending.RemoveAll(pending => pending.ClientId == message.Id && pending.MessageKey is null);
                Changed?.Invoke();
                return false;
            }
        }
        catch (Exception fault)
        {
            LogCommandFailed(log, fault);
            Notice = $"{Excuse.For(fault)} {Texts.Thread["What you wrote is kept."]}";
        }

        Pending = Pending.RemoveAll(pending => pending.ClientId == message.Id);
        Changed?.Invoke();
        return true;
    }

    /// <summary>Sends a template.</summary>
    /// <param name="clientId">An id of its own.</param>
    /// <param name="content">The filled template.</param>
    /// <returns>Whether it was taken.</returns>
    public async Task<bool> SendTemplate(string clientId, MessageContent content)
    {
        var taken = false;
        await Busily(async () =>
        {
            var result = await view.Reply(Key, new ReplyCommand { ClientId = clientId, Person = Person, Content = content });
            taken = result.Refusal is null;
            await Read();
            return Sentences.Say(result.Refusal?.Text);
        });
        return taken;
    }

    /// <summary>Takes back a message that has not left.</summary>
    /// <param name="messageKey">Its key.</param>
    /// <returns>Whether it was taken back.</returns>
    public async Task<bool> CancelSend(string messageKey)
    {
        var done = false;
        await Busily(async () =>
        {
            var result = await view.CancelSend(Key, messageKey, Person);
            done = result.Refusal is null;
            await Read();
            return Sentences.Say(result.Refusal?.Text);
        });
        return done;
    }

    /// <summary>Removes a note of the reader's.</summary>
    /// <param name="messageKey">Its key.</param>
    public Task RemoveNote(string messageKey) => Command(() => view.RemoveNote(Key, messageKey, Person));

    /// <summary>Fetches a file again.</summary>
    /// <param name="position">The message.</param>
    /// <param name="index">The attachment's place.</param>
    public Task FetchFile(long position, int index) => Command(() => view.FetchFile(Key, position, index, Person));

    /// <summary>Tells the others what the reader does. Best effort.</summary>
    /// <param name="activity">What.</param>
    public async Task Announce(PresenceActivity activity)
    {
        if (activity is PresenceActivity.Writing or PresenceActivity.WritingNote)
        {
            _wroteAt = time.GetUtcNow();
        }

        try
        {
            await view.Announce(Key, new PersonPresence(Person.Id ?? "", Person.Name ?? Texts.Thread["A colleague"], activity));
        }
        catch (Exception fault)
        {
            LogCommandFailed(log, fault);
        }
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

    /// <summary>Shows a change of the conversation before it is made; the next reading says what it became.</summary>
    /// <param name="summary">The conversation as it will be.</param>
    public void Assume(ConversationSummary summary)
    {
        if (Page is { } page)
        {
            Page = page with { Summary = summary };
            Changed?.Invoke();
        }
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
        if (_beat is { } beat)
        {
            await beat.DisposeAsync();
            await Announce(PresenceActivity.Gone);
        }

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

    private async Task<string?> AddNote(ComposerMessage message)
    {
        var result = await view.AddNote(Key, new NoteCommand
        {
            ClientId = message.Id,
            Person = Person,
            Text = message.Text,
            Mentions = [.. message.Mentions.Where(static mention => mention is { Id.Length: > 0 and <= 128, Name.Length: > 0 and <= 128 }).Take(20)],
        });
        return Sentences.Say(result.Refusal?.Text);
    }

    // A platform takes one file in a message, and words with some of them: what belongs together goes out in order.
    private async Task<string?> Send(ComposerMessage message)
    {
        var (parts, refusal) = await view.Compose(Key, message, Page?.Composer);
        foreach (var part in parts)
        {
            var result = await view.Reply(Key, new ReplyCommand
            {
                ClientId = part.ClientId,
                Person = Person,
                Content = part.Content,
                SendAt = message.At > 0 ? DateTimeOffset.FromUnixTimeMilliseconds(message.At) : null,
                HoldFor = TimeSpan.FromSeconds(Math.Clamp(message.Hold, 0, 30)),
            });
            if (result.Refusal is not null)
            {
                return Sentences.Say(result.Refusal.Text);
            }

            Pending = [.. Pending.Select(pending => pending.ClientId == part.ClientId ? pending with { MessageKey = result.MessageKey } : pending)];
        }

        return refusal;
    }

    private Task Command(Func<Task<CommandResult>> command) => Busily(async () =>
    {
        var result = await command();
        await Read();
        return Sentences.Say(result.Refusal?.Text);
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

    // Whoever writes said so a moment ago; what is said here must not take that back too early.
    private Task Beat() => _ended || !IsSeen || time.GetUtcNow() - _wroteAt < TimeSpan.FromSeconds(8) ? Task.CompletedTask : Announce(PresenceActivity.Viewing);

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
