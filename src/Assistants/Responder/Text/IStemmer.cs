namespace Chatbotics.Assistants.Responder.Text;

/// <summary>Takes the endings off words of one language. Light: it may leave an ending, it hardly ever joins two words.</summary>
internal interface IStemmer
{
    /// <summary>The stem of a word.</summary>
    /// <param name="word">A folded word.</param>
    string Stem(string word);
}
