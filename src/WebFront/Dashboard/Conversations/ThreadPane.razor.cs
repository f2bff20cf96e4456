using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.WebFront.Dashboard.Inbox;
using Chatbotics.WebFront.Dashboard.Organise;
using Chatbotics.WebFront.Dashboard.Shell;
using Chatbotics.WebFront.Dashboard.Tenancy;
using Microsoft.AspNetCore.Components;

namespace Chatbotics.WebFront.Dashboard.Conversations;

/// <summary>The open conversation.</summary>
public sealed partial class ThreadPane
{
    private Composer? _composer;
    private bool _picksTemplate;

    /// <summary>The workspace.</summary>
    [Parameter, EditorRequired]
    public required WorkspaceOverview Workspace { get; set; }

    /// <summary>Which rows stand beside it; its links lead back there.</summary>
    [Parameter, EditorRequired]
    public required InboxFilter Filter { get; set; }

    [CascadingParameter]
    private OrganiseFacts? Facts { get; set; }

    [Inject]
    private ComposerHelp Help { get; set; } = default!;

    private string Name => Look.Plain(Session.Summary?.ContactName ?? Texts.Thread["a customer"]);

    // Who may not answer is told so where others write, and keeps the private notes.
    private ComposerState Open(ComposerState state) => Facts is { MayReply: false }
        ? state with { CanReply = false, CanSendTemplate = false, WindowClosesAt = null, Reason = Texts.Thread["Your role reads along. You can write private notes."] }
        : state;

    private Task PutIntoComposer(string text) => _composer?.Put(text) ?? Task.CompletedTask;

    private async Task<bool> SendTemplate(string clientId, MessageContent content)
    {
        var taken = await Session.SendTemplate(clientId, content);
        _picksTemplate = !taken;
        return taken;
    }

    private Task<ImmutableArray<ComposerChoice>> FindSaved(string begin) =>
        Help.FindSaved(Session.Key.Tenant, begin, Name, Session.Person.Name ?? "");

    private Task<ImmutableArray<ComposerChoice>> FindPeople(string begin) =>
        Help.FindPeople(Session.Key.Tenant, begin, Session.Person.Id ?? "");

    private Task Typing(bool isNote) => Session.Announce(isNote ? PresenceActivity.WritingNote : PresenceActivity.Writing);

    private async Task TakeBack(ThreadItem item)
    {
        if (item.MessageKey is { } key && await Session.CancelSend(key))
        {
            await Restore(item.Content);
        }
    }

    private async Task TakeBackScheduled((ScheduledMessage Message, bool Edit) wish)
    {
        if (await Session.CancelSend(wish.Message.MessageKey) && wish.Edit)
        {
            await Restore(wish.Message.Content);
        }
    }

    private Task Restore(MessageContent? content) => content is null || content.Template is not null || _composer is null
        ? Task.CompletedTask
        : _composer.Restore(new ComposerMessage
        {
            Text = content.Text ?? "",
            Options = [.. content.Options.Select(static option => option.Title)],
            Files =
            [
                .. content.Attachments.Where(static file => file.StoredAs is not null).Select(static file => new ComposerFile
                {
                    Id = file.StoredAs!,
                    Kind = file.Kind,
                    Type = file.MimeType,
                    Name = file.FileName,
                    Size = file.Size ?? 0,
                }),
            ],
        });
}
