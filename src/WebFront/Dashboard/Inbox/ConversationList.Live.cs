using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.WebFront.Dashboard.Shell;

namespace Chatbotics.WebFront.Dashboard.Inbox;

public sealed partial class ConversationList
{
    private void OnChanged(long cursor, ConversationSummary row) => _ = InvokeAsync(async () =>
    {
        if (_ended || row.Key.Tenant != Workspace.Id)
        {
            return;
        }

        if (Facts?.Scope is { } scope && !scope.Shows(row, Reader))
        {
            // Not the reader's to see; but it may have been a moment ago.
            _rows.Skip(cursor, row.Key.Value);
            StateHasChanged();
            await Recount();
            return;
        }

        if (!Filter.IsPlain)
        {
            // Only the inbox itself knows where the row stands now.
            await Read();
            return;
        }

        // A change that comes while a page is being read may be in it or not: read once more.
        if (_isLoading || !_rows.Apply(cursor, row))
        {
            await Read();
            return;
        }

        StateHasChanged();
        await Recount();
    });

    // One row's change can't tell how the totals moved; asking is one read of two numbers. Bursts are asked once.
    private async Task Recount()
    {
        if (_recounting)
        {
            _readAgain = true;
            return;
        }

        _recounting = true;
        try
        {
            do
            {
                _readAgain = false;
                _rows.Recount(await Inbox.List(Workspace.Id, Filter.ToQuery(null, 0, Reader, Facts?.Scope)));
            }
            while (_readAgain && !_isLoading && !_ended);
        }
        catch (Exception fault)
        {
            PaneLog.NotRead(Log, fault);
        }
        finally
        {
            _recounting = false;
        }

        await OnUnread.InvokeAsync(_rows.Tally.Unread);
        StateHasChanged();
    }

    private void OnAssumed(ConversationSummary row)
    {
        _rows.Assume(row);
        StateHasChanged();
    }

    private void OnRefused() => _ = InvokeAsync(Read);

    private void OnRestored() => _ = InvokeAsync(Read);
}
