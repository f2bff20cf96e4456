namespace Chatbotics.Grains.Inbox.Index;

/// <summary>How many rows a cell has.</summary>
internal struct CellCounts
{
    /// <summary>All of them.</summary>
    public int Rows;

    /// <summary>Those with unread messages.</summary>
    public int Unread;

    /// <summary>Those whose customer waits.</summary>
    public int Waiting;

    /// <summary>Counts a row, or takes it away.</summary>
    /// <param name="row">The row.</param>
    /// <param name="sign">1 or -1.</param>
    public void Add(in IndexedRow row, int sign)
    {
        Rows += sign;
        Unread += row.Unread > 0 ? sign : 0;
        Waiting += row.Waiting > 0 ? sign : 0;
    }
}
