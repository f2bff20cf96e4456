using System.Runtime.InteropServices;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Inbox;

namespace Chatbotics.Grains.Inbox.Index;

internal sealed partial class InboxIndex
{
    private InboxTally TallyOfCells(InboxQuery query, IndexQuery ready)
    {
        var sums = default(TallySums);
        foreach (var (cell, counts) in _cells)
        {
            if (!ready.Sees(cell.Connection, cell.Team, cell.Assignee))
            {
                continue;
            }

            var isMine = cell.Assignee > 0 && cell.Assignee == ready.Viewer && !cell.IsAutomated;
            var isUnassigned = cell.Assignee == 0 && !cell.IsAutomated;
            var unattended = cell.IsAutomated ? 0 : counts.Waiting;
            if (query.Status is null || query.Status == cell.Status)
            {
                sums.Mine += isMine ? counts.Rows : 0;
                sums.Unassigned += isUnassigned ? counts.Rows : 0;
                sums.Automated += cell.IsAutomated ? counts.Rows : 0;
                sums.Unattended += unattended;
                sums.All += counts.Rows;
            }

            sums.Unread += cell.Status == ConversationStatus.Open ? counts.Unread : 0;
            sums.Add(cell.Status, query.View switch
            {
                InboxView.Mine => isMine ? counts.Rows : 0,
                InboxView.Unassigned => isUnassigned ? counts.Rows : 0,
                InboxView.Automated => cell.IsAutomated ? counts.Rows : 0,
                InboxView.Unattended => unattended,
                InboxView.Mentions => 0,
                _ => counts.Rows,
            });
        }

        foreach (var status in s_statuses)
        {
            var mentions = _mentions.GetValueOrDefault((ready.Viewer, status));
            sums.Mentions += query.Status is null || query.Status == status ? mentions : 0;
            sums.Add(status, query.View == InboxView.Mentions ? mentions : 0);
        }

        return sums.ToTally();
    }

    private InboxTally TallyOfRows(InboxQuery query, IndexQuery ready)
    {
        var sums = default(TallySums);
        foreach (var (status, rows) in _rows)
        {
            var isWanted = query.Status is null || query.Status == status;
            var fitting = _fitting[status];
            fitting.Clear();
            var span = CollectionsMarshal.AsSpan(rows);
            for (var at = 0; at < span.Length; at++)
            {
                ref readonly var row = ref span[at];
                if (!ready.Fits(row))
                {
                    continue;
                }

                fitting.Add(at);

                if (isWanted)
                {
                    sums.Mine += ready.IsIn(InboxView.Mine, row) ? 1 : 0;
                    sums.Unassigned += ready.IsIn(InboxView.Unassigned, row) ? 1 : 0;
                    sums.Automated += row.IsAutomated ? 1 : 0;
                    sums.Mentions += ready.IsIn(InboxView.Mentions, row) ? 1 : 0;
                    sums.Unattended += ready.IsIn(InboxView.Unattended, row) ? 1 : 0;
                    sums.All++;
                }

                sums.Unread += status == ConversationStatus.Open && row.Unread > 0 ? 1 : 0;
                sums.Add(status, ready.IsIn(query.View, row) ? 1 : 0);
            }
        }

        return sums.ToTally();
    }

    private void Tally(in IndexedRow row, int sign)
    {
        var cell = IndexCell.Of(row);
        ref var counts = ref CollectionsMarshal.GetValueRefOrAddDefault(_cells, cell, out _);
        counts.Add(row, sign);
        if (counts.Rows == 0)
        {
            _cells.Remove(cell);
        }

        foreach (var person in row.Mentions ?? [])
        {
            CollectionsMarshal.GetValueRefOrAddDefault(_mentions, (person, row.Status), out _) += sign;
        }
    }
}
