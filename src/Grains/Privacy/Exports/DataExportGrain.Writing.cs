using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Contacts;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.Privacy.Register;
using Chatbotics.Grains.Abstractions.Tenancy;
using Chatbotics.Grains.Contacts;
using Chatbotics.Grains.Privacy.Ports;
using Chatbotics.Grains.Privacy.Wishes;

namespace Chatbotics.Grains.Privacy.Exports;

internal sealed partial class DataExportGrain
{
    private const int Page = 200;

    private async Task Work()
    {
        // It was allowed when it began: from here on it is the engine that reads.
        using var engine = Caller.Use(Caller.Engine);
        var began = _store.State;
        try
        {
            var subjects = began.BeganAt is null ? [] : await Subjects(began);
            while (!IsGone && !_store.State.IsDone && _store.State.KeyId == began.KeyId)
            {
                var next = await Step(_store.State, subjects);
                _read = 0;
                await Keep(next);
            }

            if (!IsGone && _store.State is { IsDone: true, SendWhenDone: true })
            {
                await SendByItself();
            }

            if (!IsGone && _store.State.IsDone)
            {
                await RemindAtEnd();
            }
        }
        catch (KeyDestroyedException)
        {
            // Something of it was erased: the erasure removes the rest, or the reminder when the time has come.
        }
        catch (Exception exception)
        {
            // The reminder goes on where it was.
            LogInterrupted(_services.Logger, exception, Tenant, Id);
        }
        finally
        {
            _isRunning = false;
        }
    }

    private async Task<DataExportState> Step(DataExportState state, ImmutableArray<string> subjects)
    {
        var conversations = subjects.Where(static one => !ContactTarget.IsContact(one)).Select(ConversationKey.Parse).ToImmutableArray();
        var now = state.BeganAt!.Value;
        if (!state.IsCounted)
        {
            return await Count(state, conversations);
        }

        if (state.Entries == 0)
        {
            var person = await Person(subjects, conversations);
            state = await _writer.Add(state, "index.html", Pages(state).Start(person, now), now);
            return await _writer.Add(state, "profile.json", ExportJson.Profile(person, now), now);
        }

        if (state.Conversation < conversations.Length)
        {
            return await Conversation(state, conversations[state.Conversation], now);
        }

        if (state.LeftOut > 0)
        {
            state = await _writer.Add(state, "left-out.txt", Pages(state).LeftOut(state.LeftOut), now);
        }

        return await _writer.Finish(state) with { IsDone = true };
    }

    private ExportPages Pages(DataExportState state) => new(_services.Speech, state.Language);

    /// <summary>The person's language, else that of the channel or workspace; null when nothing says so.</summary>
    private async Task<string?> Language(ImmutableArray<string> subjects)
    {
        using var engine = Caller.Use(Caller.Engine);
        foreach (var subject in subjects.Where(ContactTarget.IsContact))
        {
            if (await GrainFactory.GetGrain<IContactGrain>(subject).Get() is { Language: { Length: > 0 } language })
            {
                return language;
            }
        }

        return subjects.FirstOrDefault(static one => !ContactTarget.IsContact(one)) is { } conversation
            ? await CustomerLanguages.Of(GrainFactory, ConversationKey.Parse(conversation))
            : (await GrainFactory.GetGrain<IWorkspaceGrain>(Tenant).Get())?.Language;
    }

    private async Task<DataExportState> Count(DataExportState state, ImmutableArray<ConversationKey> conversations)
    {
        var (messages, files) = (0L, 0L);
        foreach (var key in conversations)
        {
            if (await _services.Catalog.List(key.Value, null, 1) is [var row] && await _services.Inventory.Read(row) is { } inventory)
            {
                messages += inventory.Messages;
                files += inventory.Media;
            }
        }

        return state with { IsCounted = true, Messages = messages, Files = (int)files };
    }

    private async Task<ExportedPerson> Person(ImmutableArray<string> subjects, ImmutableArray<ConversationKey> conversations)
    {
        var profiles = ImmutableArray.CreateBuilder<ContactView>();
        foreach (var subject in subjects.Where(ContactTarget.IsContact))
        {
            if (await GrainFactory.GetGrain<IContactGrain>(subject).Get() is { } view)
            {
                profiles.Add(view);
            }
        }

        return new ExportedPerson(
            profiles.ToImmutable(),
            await GrainFactory.GetGrain<IContactsGrain>(Tenant).ListAttributes(),
            conversations,
            await GrainFactory.GetGrain<IPrivacyRegisterGrain>(Tenant).Get());
    }

    /// <summary>Writes a conversation's texts, then one of its files at a time.</summary>
    private async Task<DataExportState> Conversation(DataExportState state, ConversationKey key, DateTimeOffset now)
    {
        var (summary, items) = await Items(key);
        if (state.File < 0)
        {
            state = await _writer.Add(state, ExportNames.Page(state.Conversation), Pages(state).Conversation(key, summary, items), now);
            state = await _writer.Add(state, ExportNames.Json(state.Conversation), ExportJson.Conversation(key, summary, items), now);
            return state with { File = 0, MessagesWritten = state.MessagesWritten + items.Count(static item => item.Content is not null) };
        }

        var files = items.SelectMany(static item => item.Content?.Attachments ?? []).Where(static file => file.StoredAs is not null).DistinctBy(static file => file.StoredAs).ToList();
        for (; state.File < files.Count; state = state with { File = state.File + 1, FilesDone = state.FilesDone + 1 })
        {
            if (_store.State.KeyId != state.KeyId)
            {
                return state;
            }

            await Note(state);
            var file = files[state.File];
            state = await _writer.Add(state, ExportNames.Media(file.StoredAs!, file.FileName), () => _services.Files.Open(Tenant, file.StoredAs!), now);
        }

        return state with { File = -1, Conversation = state.Conversation + 1 };
    }

    /// <summary>Between two files of one conversation, which is read only once.</summary>
    private async Task Note(DataExportState state)
    {
        if (state.Entries != _store.State.Entries)
        {
            await Keep(state);
        }
    }

    /// <summary>Unless it was destroyed meanwhile: nothing of it may come back.</summary>
    private Task Keep(DataExportState next) => Change(present => present.KeyId == next.KeyId ? next : null);

    private async Task<(ConversationSummary? Summary, List<ThreadItem> Items)> Items(ConversationKey key)
    {
        var grain = GrainFactory.GetGrain<IConversationGrain>(key.Value);
        var pages = new List<ImmutableArray<ThreadItem>>();
        ConversationSummary? summary = null;
        for (long? before = null; ;)
        {
            var page = await grain.Read(new ThreadQuery { Before = before, Limit = Page });
            summary ??= page.Summary;
            pages.Add(page.Items);
            _read += _store.State.File < 0 ? page.Items.Length : 0;
            if (page.Earlier is not { } earlier || page.Items.IsEmpty)
            {
                break;
            }

            before = earlier;
        }

        pages.Reverse();
        return (summary, [.. pages.SelectMany(static page => page)]);
    }

    /// <summary>A finished file is not looked after every minute any more, only when its time has come.</summary>
    private Task RemindAtEnd()
    {
        var left = _store.State.ExpiresAt - _services.Time.GetUtcNow();
        return this.RegisterOrUpdateReminder(Reminder, left > TimeSpan.Zero ? left : TimeSpan.Zero, Period);
    }
}
