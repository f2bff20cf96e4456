using Chatbotics.Grains.Abstractions.Search;
using Chatbotics.WebFront.Dashboard.Conversations;
using Chatbotics.WebFront.Dashboard.Inbox;
using Chatbotics.WebFront.Dashboard.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging;

namespace Chatbotics.WebFront.Dashboard.Search;

/// <summary>Searches people and messages while one types.</summary>
public sealed partial class MessageSearch : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(180);

    private CancellationTokenSource? _waiting;
    private SearchPage? _page;
    private string _text = "";
    private string? _problem;
    private bool _isSearching;

    /// <summary>The workspace.</summary>
    [Parameter, EditorRequired]
    public required string Tenant { get; set; }

    /// <summary>Which rows stand behind it; links lead back there.</summary>
    [Parameter, EditorRequired]
    public required InboxFilter Filter { get; set; }

    [Inject]
    private SearchDesk Desk { get; set; } = default!;

    [Inject]
    private LocalClock Clock { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    [Inject]
    private ILogger<MessageSearch> Log { get; set; } = default!;

    /// <inheritdoc/>
    public void Dispose() => _waiting?.Dispose();

    private static IEnumerable<(string Title, IEnumerable<SearchHit> Hits)> Groups(SearchPage page) =>
        page.Hits.GroupBy(static hit => hit.Position == 0).OrderByDescending(static group => group.Key)
            .Select(static group => (group.Key ? Texts.Inbox["People"] : Texts.Inbox["Messages"], (IEnumerable<SearchHit>)group));

    // The snippet, cut where the words stand.
    private static IEnumerable<(string Text, bool IsMark)> Parts(SearchHit hit)
    {
        var at = 0;
        foreach (var mark in hit.Marks)
        {
            if (mark.Start > at)
            {
                yield return (hit.Snippet[at..mark.Start], false);
            }

            yield return (hit.Snippet.Substring(mark.Start, mark.Length), true);
            at = mark.Start + mark.Length;
        }

        if (at < hit.Snippet.Length)
        {
            yield return (hit.Snippet[at..], false);
        }
    }

    private string Address(SearchHit hit)
    {
        var thread = InboxAddress.Thread(hit.Conversation.Key, Filter);
        return hit.Position == 0 ? thread : FormattableString.Invariant($"{thread}{(thread.Contains('?', StringComparison.Ordinal) ? '&' : '?')}at={hit.Position}");
    }

    private async Task Typed(ChangeEventArgs change)
    {
        _text = change.Value as string ?? "";
        _problem = null;
        _waiting?.Cancel();
        _waiting?.Dispose();
        _waiting = null;
        if (_text.Trim().Length < 2)
        {
            _page = null;
            return;
        }

        var waiting = _waiting = new CancellationTokenSource();
        var token = waiting.Token;
        _isSearching = true;
        try
        {
            await Task.Delay(Pause, Time, token);
            var page = await Desk.Find(Tenant, _text);
            if (!token.IsCancellationRequested)
            {
                _page = page;
                _isSearching = false;
            }
        }
        catch (OperationCanceledException)
        {
            // Another letter came.
        }
        catch (Exception fault)
        {
            PaneLog.Failed(Log, fault);
            _problem = Excuse.For(fault);
            _isSearching = false;
        }
    }

    private void Pressed(KeyboardEventArgs key)
    {
        if (key.Key == "Escape")
        {
            _waiting?.Cancel();
            (_text, _page, _problem, _isSearching) = ("", null, null, false);
        }
    }
}
