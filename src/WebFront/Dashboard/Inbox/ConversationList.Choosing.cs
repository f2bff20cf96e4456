using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.WebFront.Dashboard.Organise;

namespace Chatbotics.WebFront.Dashboard.Inbox;

public sealed partial class ConversationList
{
    private readonly HashSet<string> _chosen = new(StringComparer.Ordinal);
    private bool _isChoosing;

    private bool IsChoosing => _isChoosing || _chosen.Count > 0;

    private IEnumerable<ConversationSummary> Chosen => _rows.Shown.Where(row => _chosen.Contains(row.Key.Value));

    private bool AllChosen => _rows.Shown.Length > 0 && _rows.Shown.All(row => _chosen.Contains(row.Key.Value));

    private void Choose(ConversationSummary row, bool isChosen)
    {
        if (isChosen)
        {
            _chosen.Add(row.Key.Value);
        }
        else
        {
            _chosen.Remove(row.Key.Value);
        }
    }

    private void ChooseAll()
    {
        if (AllChosen)
        {
            _chosen.Clear();
            return;
        }

        foreach (var row in _rows.Shown)
        {
            _chosen.Add(row.Key.Value);
        }
    }

    private void StopChoosing()
    {
        _chosen.Clear();
        _isChoosing = false;
    }

    private async Task DoWithChosen(OrganiseAct act)
    {
        var rows = Chosen.ToList();
        StopChoosing();
        await Organiser.Do(act, rows, Person);
    }
}
